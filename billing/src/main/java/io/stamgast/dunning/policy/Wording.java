package io.stamgast.dunning.policy;

/** Which e-mails there are words for; whoever writes them knows. */
public interface Wording {

    /** Whether the code is of an e-mail about what is owed. */
    boolean tells(String template);

    /** Whether it is of one that offers something. */
    boolean offers(String template);
}
