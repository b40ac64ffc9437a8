package io.stamgast.portal.imports;

import io.stamgast.imports.DateStyle;
import io.stamgast.imports.Imports;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.visit.Permissions;
import jakarta.annotation.PreDestroy;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;

/** First the file, then what its columns mean, then the job that imports it. */
@ViewScoped
@Named
public class ImportForm implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Imports imports;
    @Inject
    transient ThisProgram program;
    @Inject
    transient Permissions may;

    private transient Part upload;
    private KeptFile file;
    private Reading reading;
    private String source = "erp";
    private boolean own = true;
    private boolean dryRun;

    /** Keeps the file and looks at its beginning. */
    public void read() {
        may.requireServeCustomers();
        forget();
        var kept = KeptFile.of(upload);
        try {
            reading = new Reading(imports.glimpse(kept), program.getZone().getId());
        } catch (RuntimeException unreadable) {
            kept.delete();
            throw unreadable;
        }
        file = kept;
    }

    /** Looks at it again, in another way. */
    public void readAgain() {
        may.requireServeCustomers();
        reading = reading.again(imports.glimpse(file, reading.getCharset(), reading.getDelimiter()));
    }

    /** Another column was chosen; when it is the one of the dates, they may be written otherwise. */
    public void choose(Column column) {
        if (column.isOfDates()) {
            reading.guessDates();
        }
    }

    /** How the first date of the file is understood; null where it is not. */
    public String getFirstDateInWords() {
        var first = reading.getFirstDate();
        return first == null || reading.pattern() == null ? null
                : imports.time(first, reading.pattern(), reading.getTimeZone()).map(program::moment).orElse(null);
    }

    public String start() {
        may.requireServeCustomers();
        var job = imports.submit(reading.mapping(source, own), dryRun, file);
        forget();
        return "/admin/import?faces-redirect=true&id=" + job;
    }

    @PreDestroy
    void forget() {
        if (file != null) {
            file.delete();
            file = null;
        }
    }

    public boolean isChosen() {
        return file != null;
    }

    public String getFileName() {
        return file.name();
    }

    /** Null while no file is chosen. */
    public Reading getReading() {
        return reading;
    }

    public DateStyle[] getDateStyles() {
        return DateStyle.values();
    }

    public Part getUpload() {
        return upload;
    }

    public void setUpload(Part upload) {
        this.upload = upload;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public boolean isOwn() {
        return own;
    }

    public void setOwn(boolean own) {
        this.own = own;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }
}
