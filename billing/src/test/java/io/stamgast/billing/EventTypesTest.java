package io.stamgast.billing;

import io.stamgast.event.type.CatalogueCheck;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void everyEventOfBillingIsInTheCatalogue() {
        CatalogueCheck.everyEventIsListed("io.stamgast.billing", "io.stamgast.dunning", "io.stamgast.membership",
                "io.stamgast.plan", "io.stamgast.stripe");
    }

    @Test
    void everyExampleIsValidAndWhatTheRecordWrites() {
        CatalogueCheck.everyExampleIsWhatTheRecordWrites();
    }

    @Test
    void everyNameIsANounAndWhatBecameOfIt() {
        CatalogueCheck.everyNameIsANounAndWhatBecameOfIt();
    }
}
