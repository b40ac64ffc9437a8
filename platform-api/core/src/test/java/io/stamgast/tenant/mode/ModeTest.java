package io.stamgast.tenant.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeTest {

    @ParameterizedTest
    @CsvSource({"acme,true,,acme", "acme,true,live,acme", "acme,true,test,acme.test", "acme,false,,acme",
        "acme,false,live,acme", "acme.test,false,,acme.test", "acme.test,false,test,acme.test", ",true,,",
        ",false,live,"})
    void aVisitorActsInTheModeOfTheTokenOrInTheOneThatStaffAsksFor(String tenant, boolean isStaff, String wanted,
                                                                    String alias) {
        assertEquals(alias, new Mode.Visitor(tenant, isStaff, wanted).alias());
    }

    @ParameterizedTest
    @CsvSource({"acme,false,test", "acme.test,false,live", "acme.test,true,live", ",false,test", ",true,test"})
    void whoIsOfOneModeAloneIsRefusedInTheOther(String tenant, boolean isStaff, String wanted) {
        assertEquals("wrong-mode", refusal(tenant, isStaff, wanted));
    }

    @ParameterizedTest
    @CsvSource({"acme,true,TEST", "acme,true,sandbox", "acme.test,false,''", "acme,false,'live,test'"})
    void aModeThatThereIsNotIsRefused(String tenant, boolean isStaff, String wanted) {
        assertEquals("unknown-mode", refusal(tenant, isStaff, wanted));
    }

    private static String refusal(String tenant, boolean isStaff, String wanted) {
        return assertThrows(DomainException.class, () -> new Mode.Visitor(tenant, isStaff, wanted).alias()).code();
    }

    @Test
    void whatIsOfLiveAloneIsRefusedToWhoAsksForTheTest() {
        new Mode.Visitor(null, false, null).requireLive();
        new Mode.Visitor(null, false, "live").requireLive();
        var asked = new Mode.Visitor(null, false, "test");
        assertEquals("wrong-mode", assertThrows(DomainException.class, asked::requireLive).code());
    }
}
