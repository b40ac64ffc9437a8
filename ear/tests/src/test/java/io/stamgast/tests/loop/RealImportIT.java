package io.stamgast.tests.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Half a year of a real wholesaler's invoices, uploaded as the file that it is. */
@OnPlatform
class RealImportIT {

    @Test
    void theFileEarnsWhatItsFiguresSayAndOnce(Platform platform) throws IOException {
        var wholesaler = Wholesaler.on(platform);

        var first = wholesaler.imported();
        var second = wholesaler.imported();

        assertEquals("149053 59976 7410 1588 0 2767 329628 22009", Wholesaler.figures(first));
        assertEquals(59_976, first.at("/rejections/account-missing").asLong());
        assertEquals("149053 59976 0 0 8998 0 0 0", Wholesaler.figures(second));
        var rejected = wholesaler.tenant().api().get("/imports/" + first.get("id").asText() + "/rejections?limit=1")
                .expect(200).json();
        assertEquals("623 account account-missing", rejected.at("/items/0/row").asText() + " "
                + rejected.at("/items/0/field").asText() + " " + rejected.at("/items/0/reason").asText());
        assertTrue(wholesaler.tenant().addsUp());
    }
}
