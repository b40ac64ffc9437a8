package io.stamgast.earning.condition;

import java.util.Locale;

/** What a name in a condition is about: the part before its dot. */
public enum Topic {
    LINE, PURCHASE, ACCOUNT, MEMBER, ACTIVITY;

    String prefix() {
        return name().toLowerCase(Locale.ROOT) + ".";
    }
}
