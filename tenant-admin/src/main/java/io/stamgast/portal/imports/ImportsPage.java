package io.stamgast.portal.imports;

import io.stamgast.job.Job;
import io.stamgast.job.Jobs;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** The latest imports; kept while the page is open, for a form with a mistake in it comes back before they are read. */
@ViewScoped
@Named
public class ImportsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String KIND = "import";
    private static final int SHOWN = 20;

    @Inject
    transient Jobs jobs;

    private transient List<Job> latest;

    public void load() {
        latest = jobs.list(KIND, null, SHOWN);
    }

    public List<Job> getLatest() {
        return latest;
    }
}
