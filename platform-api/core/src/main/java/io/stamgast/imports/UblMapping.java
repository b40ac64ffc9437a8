package io.stamgast.imports;

import java.util.List;

/**
 * Where the ids of a UBL document stand.
 *
 * @param seller {@code TENANT} when the documents are the tenant's own, {@code DISTRIBUTOR} when the supplier they
 *     name is the distributor; TENANT when absent
 * @param account which of the customer's ids is the account's number, in the order in which they are looked for:
 *     {@code ASSIGNED}, {@code PARTY}, {@code LEGAL}, {@code VAT}, {@code ENDPOINT}, or an id's scheme such as
 *     {@code 0106}; these words in this order when absent
 * @param distributor the same of the supplier's ids; without ASSIGNED when absent
 * @param sku which of an item's ids is the SKU: {@code SELLER}, {@code GTIN}, {@code MANUFACTURER}, {@code BUYER},
 *     {@code NAME}; these in this order when absent
 * @param category the list from which an item's classification is taken; any when absent
 */
public record UblMapping(String seller, List<String> account, List<String> distributor, List<String> sku,
                         String category) {

    static final String TENANT = "TENANT";
    static final String DISTRIBUTOR = "DISTRIBUTOR";
    static final UblMapping PLAIN = new UblMapping(null, null, null, null, null);
}
