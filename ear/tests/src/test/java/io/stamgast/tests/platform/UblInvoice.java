package io.stamgast.tests.platform;

/** A UBL invoice of one line. */
public final class UblInvoice {

    private static final String SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd:";

    private UblInvoice() {
    }

    /** @param amount in EUR, before taxes */
    public static String of(String number, String account, String amount) {
        return """
                <Invoice xmlns="%1$sInvoice-2" xmlns:a="%1$sCommonAggregateComponents-2"
                    xmlns:b="%1$sCommonBasicComponents-2">
                <b:ID>%2$s</b:ID><b:IssueDate>2026-01-05</b:IssueDate>
                <b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
                <a:AccountingCustomerParty><a:Party><a:PartyIdentification><b:ID>%3$s</b:ID></a:PartyIdentification>
                </a:Party></a:AccountingCustomerParty>
                <a:LegalMonetaryTotal><b:LineExtensionAmount currencyID="EUR">%4$s</b:LineExtensionAmount>
                </a:LegalMonetaryTotal>
                <a:InvoiceLine><b:ID>1</b:ID><b:InvoicedQuantity unitCode="C62">1</b:InvoicedQuantity>
                <b:LineExtensionAmount currencyID="EUR">%4$s</b:LineExtensionAmount>
                <a:Item><b:Name>Huismelange</b:Name></a:Item></a:InvoiceLine></Invoice>
                """.formatted(SCHEMA, number, account, amount);
    }
}
