package io.stamgast.tests.fuzz;

/** Spoils a right request, in one to three ways. */
final class Spoiler {

    private final Chance chance;
    private final Composer composer;
    private final BodySpoiler body;
    private final HeadSpoiler head;
    private final AddressSpoiler address;

    Spoiler(Chance chance, Composer composer) {
        this.chance = chance;
        this.composer = composer;
        this.body = new BodySpoiler(chance);
        this.head = new HeadSpoiler(chance);
        this.address = new AddressSpoiler(chance);
    }

    Sent spoil(Sent right) {
        var spoiled = once(right);
        while (chance.oneIn(3) && spoiled.spoiled().size() < 3) {
            spoiled = once(spoiled);
        }
        return spoiled;
    }

    private Sent once(Sent sent) {
        var inBody = sent.body().length > 0;
        return switch (chance.between(inBody ? 0 : 8, 19)) {
            case 0, 1, 2, 3, 4 -> isForm(sent) ? form(sent) : body.value(sent);
            case 5, 6, 7 -> isForm(sent) ? body.parts(sent) : body.text(sent);
            case 8, 9, 10 -> head.header(sent);
            case 11 -> head.token(sent);
            case 12 -> head.http(sent);
            case 13 -> address.verb(sent);
            case 14 -> address.raw(sent);
            case 15, 16 -> address.parameter(sent);
            default -> address.value(sent);
        };
    }

    private static boolean isForm(Sent sent) {
        return sent.header("Content-Type").orElse("").startsWith("multipart/form-data");
    }

    private Sent form(Sent sent) {
        return chance.oneIn(3) ? body.text(sent) : sent.withBody(composer.form(true), "file");
    }
}
