package io.stamgast.earning.backlog;

import io.stamgast.earning.posting.BacklogJudging;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.testing.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Judges what waits in a tenant, as the job does after a publication. */
public final class Backlog {

    private Backlog() {
    }

    public static BacklogJob.Result judge(int tenant, Instant from, Instant now) {
        var judging = new BacklogJudging(Database.work(), new ProgramShelf(new RuleBook(), new Standings()),
                Clock.fixed(now, ZoneOffset.UTC), tenant, "job");
        return BacklogJob.run(Database.work(), judging, tenant, new BacklogJob.Parameters(from, null), soFar -> { });
    }
}
