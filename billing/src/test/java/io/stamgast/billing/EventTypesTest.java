package io.stamgast.billing;

import io.stamgast.event.type.CatalogueCheck;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void everyEventOfBillingIsInTheCatalogue() {
        CatalogueCheck.everyEventIsListed();
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
