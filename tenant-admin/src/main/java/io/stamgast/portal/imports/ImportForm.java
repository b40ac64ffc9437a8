package io.stamgast.portal.imports;

import io.stamgast.imports.ImportMapping;
import io.stamgast.imports.Imports;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.visit.Permissions;
import jakarta.annotation.PreDestroy;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    @Inject
    transient Notices notices;

    private transient Part upload;
    private KeptFile file;
    private List<String> headers;
    private List<Column> columns;
    private String delimiter = ",";
    private String charset = "UTF-8";
    private String source = "erp";
    private String timeZone;
    private String dateFormat;
    private String decimalSeparator = ".";
    private String accountPattern;
    private boolean own = true;
    private boolean dryRun;

    /** Keeps the file and reads the names of its columns. */
    public void read() {
        may.requireServeCustomers();
        forget();
        var kept = KeptFile.of(upload);
        try {
            headers = imports.header(kept, charset, delimiter);
        } catch (RuntimeException unreadable) {
            kept.delete();
            throw unreadable;
        }
        file = kept;
        columns = Column.guess(headers);
        timeZone = program.getZone().getId();
    }

    public String start() {
        may.requireServeCustomers();
        var job = imports.submit(mapping(), dryRun, file);
        notices.done("imports.started");
        forget();
        return "/admin/import?faces-redirect=true&id=" + job;
    }

    private ImportMapping mapping() {
        Map<String, String> chosen = columns.stream().filter(column -> column.getHeader() != null)
                .collect(Collectors.toMap(Column::getMember, Column::getHeader));
        return new ImportMapping("csv", charset, timeZone, dateFormat, source, null, chosen, null, accountPattern, own,
                delimiter, decimalSeparator, null);
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

    public List<String> getHeaders() {
        return headers;
    }

    public List<Column> getColumns() {
        return columns;
    }

    public Part getUpload() {
        return upload;
    }

    public void setUpload(Part upload) {
        this.upload = upload;
    }

    public String getDelimiter() {
        return delimiter;
    }

    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    public String getCharset() {
        return charset;
    }

    public void setCharset(String charset) {
        this.charset = charset;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public String getDateFormat() {
        return dateFormat;
    }

    public void setDateFormat(String dateFormat) {
        this.dateFormat = dateFormat;
    }

    public String getDecimalSeparator() {
        return decimalSeparator;
    }

    public void setDecimalSeparator(String decimalSeparator) {
        this.decimalSeparator = decimalSeparator;
    }

    public String getAccountPattern() {
        return accountPattern;
    }

    public void setAccountPattern(String accountPattern) {
        this.accountPattern = accountPattern;
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
