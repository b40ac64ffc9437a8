package io.stamgast.stripe.simulator.page;

import io.stamgast.stripe.simulator.http.PathPattern;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.http.Visit;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.world.World;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All pages by their paths. */
public final class Pages {

    private record Page(String method, PathPattern path, boolean alone, Function<PageCall, Reply> action) {
    }

    private final World world;
    private final List<Page> pages = new ArrayList<>();

    public Pages(World world) {
        this.world = world;
    }

    /** A page that is made while nothing changes. */
    public void get(String path, Function<PageCall, Reply> action) {
        pages.add(new Page("GET", new PathPattern(path), true, action));
    }

    /** A form that changes something in one go. */
    public void post(String path, Function<PageCall, Reply> action) {
        pages.add(new Page("POST", new PathPattern(path), true, action));
    }

    /** A call that itself sees to what must not be done at the same time. */
    public void open(String method, String path, Function<PageCall, Reply> action) {
        pages.add(new Page(method, new PathPattern(path), false, action));
    }

    public Reply answer(Visit visit) {
        for (var page : pages) {
            var values = page.path.match(visit.path());
            if (page.method.equals(visit.method()) && values.isPresent()) {
                return answer(page, new PageCall(visit, values.get(), visit.form()));
            }
        }
        return Layout.page(404, "Not found", Layout.notice("There is no such page."));
    }

    private Reply answer(Page page, PageCall call) {
        try {
            return page.alone ? world.change(() -> page.action.apply(call)) : page.action.apply(call);
        } catch (ApiError refusal) {
            return Layout.page(refusal.status(), "That did not work", Layout.notice(refusal.getMessage()));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Layout.page(400, "That did not work", Layout.notice("There is no such choice."));
        }
    }
}
