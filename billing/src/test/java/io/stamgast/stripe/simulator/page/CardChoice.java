package io.stamgast.stripe.simulator.page;

import io.stamgast.stripe.simulator.card.TestCard;

/** The test cards to pick one from, as a form's field {@code card}. */
public final class CardChoice {

    private CardChoice() {
    }

    public static String field() {
        var choice = new StringBuilder("<fieldset><legend>Test card</legend>");
        for (var card : TestCard.values()) {
            choice.append("<label class=\"choice\"><input type=\"radio\" name=\"card\" value=\"").append(card.name())
                    .append("\"").append(card == TestCard.VISA ? " checked" : "").append("> ")
                    .append(Layout.text(card.label())).append(" <small>•••• ").append(card.last4())
                    .append("</small></label>");
        }
        return choice.append("</fieldset>").toString();
    }
}
