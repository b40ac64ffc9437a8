package io.stamgast.portal.imports;

import io.stamgast.imports.DateStyle;
import io.stamgast.imports.ImportMapping;
import io.stamgast.imports.Imports;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.visit.Permissions;
import jakarta.annotation.PreDestroy;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;

/** First the file, then what its columns mean (UBL says it itself), then the job that imports it. */
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
    private boolean sellerIsDistributor;
    private String source = "erp";
    private boolean own = true;
    private boolean dryRun;

    /** Keeps the file and looks at its beginning. */
    public void read() {
        may.requireServeCustomers();
        forget();
        var kept = KeptFile.of(upload);
        try {
            reading = imports.isUbl(kept) ? null : new Reading(imports.glimpse(kept), program.getZone().getId());
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
        var job = imports.submit(mapping(), dryRun, file);
        forget();
        return "/admin/import?faces-redirect=true&id=" + job;
    }

    private ImportMapping mapping() {
        return isUbl() ? ImportMapping.ubl(source, own, sellerIsDistributor) : reading.mapping(source, own);
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

    /** Whether the file that is chosen says itself what it means. */
    public boolean isUbl() {
        return isChosen() && reading == null;
    }

    public String getFileName() {
        return file.name();
    }

    /** Null while no file is chosen that has columns. */
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

    /** Whether a document's seller is a distributor, and not the tenant itself. */
    public boolean isSellerIsDistributor() {
        return sellerIsDistributor;
    }

    public void setSellerIsDistributor(boolean sellerIsDistributor) {
        this.sellerIsDistributor = sellerIsDistributor;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }
}
