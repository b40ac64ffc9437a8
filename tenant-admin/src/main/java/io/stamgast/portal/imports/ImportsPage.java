package io.stamgast.portal.imports;

import io.stamgast.job.Job;
import io.stamgast.job.Jobs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The latest imports. */
@RequestScoped
@Named
public class ImportsPage {

    static final String KIND = "import";
    private static final int SHOWN = 20;

    @Inject
    Jobs jobs;

    private List<Job> latest;

    public void load() {
        latest = jobs.list(KIND, null, SHOWN);
    }

    public List<Job> getLatest() {
        return latest;
    }
}
