package io.stamgast.portal.imports;

import io.stamgast.job.Job;
import io.stamgast.job.Jobs;
import io.stamgast.job.Rejection;
import io.stamgast.kernel.DomainException;
import io.stamgast.portal.language.Words;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One import at work, or what came of it. Asked again every moment until it has ended. */
@ViewScoped
@Named
public class ImportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int REJECTIONS = 20;
    private static final List<String> COUNTS = List.of("rows", "accepted", "rejected", "purchases", "returns",
            "unchanged", "accountsEnrolled", "pointsEarned", "pointsTakenBack");

    @Inject
    transient Jobs jobs;
    @Inject
    transient Words words;

    private String id;
    private transient Job job;
    private transient List<Rejection> rejections;

    /** @throws DomainException ({@code not-found}) also for a job that is no import */
    public void load() {
        var number = id();
        job = jobs.find(number);
        if (!ImportsPage.KIND.equals(job.kind())) {
            throw DomainException.notFound("import", id);
        }
        rejections = jobs.rejections(number, 0, REJECTIONS);
    }

    private UUID id() {
        return Reference.parse("id", id).id();
    }

    /** The counts that the job shows by now, in their order. */
    public List<String> getCounts() {
        return COUNTS.stream().filter(job.result()::containsKey).toList();
    }

    public long count(String name) {
        return ((Number) job.result().get(name)).longValue();
    }

    /** Rejected rows per reason, in words. */
    public List<Map.Entry<String, Object>> getReasons() {
        return job.result().get("rejections") instanceof Map<?, ?> reasons
                ? reasons.entrySet().stream().map(one -> Map.<String, Object>entry(reason((String) one.getKey()),
                        ((Number) one.getValue()).longValue())).toList()
                : List.of();
    }

    /** Why a row was not taken, in words; a purchase is refused for the same reasons as when it is sent by itself. */
    public String reason(String code) {
        var otherwise = code.endsWith("-missing") ? words.say("reason.missing") : words.sayOr("refusal." + code, code);
        return words.sayOr("reason." + code, otherwise);
    }

    /** The column as the form of the import names it. */
    public String field(String member) {
        return member == null ? "–" : words.sayOr("column." + member, member);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Job getJob() {
        return job;
    }

    public List<Rejection> getRejections() {
        return rejections;
    }
}
