package io.stamgast.tests.platform;

/** How the real wholesaler's file of invoices is to be read. */
public final class RealFile {

    private static final String MAPPING = """
            {"format":"csv","charset":"UTF-8","timeZone":"Europe/London","dateFormat":"yyyy-MM-dd HH:mm:ss",
            "source":"erp","currency":"%s","columns":{"invoiceNumber":"InvoiceNo","sku":"StockCode",
            "description":"Description","quantity":"Quantity","occurredAt":"InvoiceDate","unitPrice":"UnitPrice",
            "account":"CustomerID"},"accountPattern":"^([^.]+)","own":true}""";

    private RealFile() {
    }

    /** The mapping of an import, for a program of that currency. */
    public static String mapping(String currency) {
        return MAPPING.formatted(currency);
    }
}
