package io.stamgast.earning.posting;

/** Purchases of one transaction would have to see each other's rows; post them in smaller ones. */
final class DependentPurchases extends RuntimeException {

    DependentPurchases() {
        super("purchases of one account, judged by shares over past months");
    }
}
