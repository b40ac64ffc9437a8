package io.stamgast.tests.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@OnPlatform
class RedemptionRacesIT {

    @Test
    void pointsForOneRewardBuyExactlyOne(Platform platform) throws Exception {
        var shop = new Shop(platform);
        shop.account("C1", 500);
        var reward = shop.reward(500, 100);

        var answers = Shop.atOnce(() -> shop.api.post("/redemptions", Shop.redemption("C1", reward)));

        assertEquals(Map.of("201", 1L, "422 insufficient-points", 49L), counts(answers));
        assertTrue(shop.addsUp());
    }

    @Test
    void theLastItemGoesToExactlyOne(Platform platform) throws Exception {
        var shop = new Shop(platform);
        shop.account("C1", 50_000);
        var reward = shop.reward(500, 1);

        var answers = Shop.atOnce(() -> shop.api.post("/redemptions", Shop.redemption("C1", reward)));

        assertEquals(Map.of("201", 1L, "422 out-of-stock", 49L), counts(answers));
        assertTrue(shop.addsUp());
    }

    @Test
    void oneKeyFiftyTimesIsOneRedemptionAndFiftyEqualAnswers(Platform platform) throws Exception {
        var shop = new Shop(platform);
        shop.account("C1", 50_000);
        var reward = shop.reward(500, 100);

        var answers = Shop.atOnce(() -> shop.api.withKey("one").post("/redemptions", Shop.redemption("C1", reward)));

        assertEquals(Map.of("201", 50L), counts(answers));
        assertEquals(1, answers.stream().map(Answer::text).distinct().count());
        assertEquals(500, shop.api.get("/accounts/ext:C1/balance").expect(200).json().get("reserved").asLong());
        assertTrue(shop.addsUp());
    }

    private static Map<String, Long> counts(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(
                answer -> answer.status() == 201 ? "201" : answer.status() + " " + answer.problem(),
                Collectors.counting()));
    }
}
