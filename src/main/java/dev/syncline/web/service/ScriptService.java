package dev.syncline.web.service;

import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.UserScript;
import dev.syncline.script.KeptScript;
import dev.syncline.script.ScriptInfo;
import dev.syncline.script.Scripts;
import dev.syncline.script.StaleScript;
import dev.syncline.web.config.ScriptAccess;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.view.CatalogView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps scripts for requests, and finds what a request is to run: a scenario or a script. */
@Component
public final class ScriptService {
    private static final int MAX_NAMES = 100;
    private static final String NAME = "[\\w.]{1,100}(\\[.{1,100}])?";

    private final Scripts scripts;
    private final ScriptAccess access;
    private final CatalogView catalog;

    /** Keeps them in {@code scripts}, if {@code access} allows that. */
    ScriptService(Scripts scripts, ScriptAccess access, CatalogView catalog) {
        this.scripts = scripts;
        this.access = access;
        this.catalog = catalog;
    }

    /** Whether users may keep and run programs of their own here. */
    public boolean isOn() {
        return access.isOn();
    }

    /** Why they may not, as a sentence. */
    public String reason() {
        return access.reason();
    }

    /**
     * Returns if users may keep and run programs of their own here.
     *
     * @throws RequestException with 403 if they may not
     */
    public void check() {
        if (!access.isOn()) {
            throw RequestException.with(HttpStatus.FORBIDDEN, "script", access.reason());
        }
    }

    /**
     * The program that a request is to run.
     *
     * @param scenario the id of a scenario, or null
     * @param script the name of a script, or null
     * @param watch the shared variables of the script to record, or null for those that are found
     * @throws RequestException if it names neither or both, or there is no such program
     */
    public Scenario toRun(@Nullable String scenario, @Nullable String script, @Nullable List<String> watch) {
        if (script == null) {
            if (scenario == null) {
                throw RequestException.value("scenario", "The field 'scenario' is missing, or 'script' in its place.");
            }
            if (watch != null) {
                throw RequestException.value("watch", "The field 'watch' needs a script in the field 'script'.");
            }
            return catalog.named(scenario);
        }
        if (scenario != null) {
            throw RequestException.value("script", "A run has either a scenario or a script, not both.");
        }
        check();
        checkNames(watch);
        return find(script)
                .map(kept -> new UserScript(script, kept.text(), watch))
                .orElseThrow(() -> RequestException.value(
                        "script", "There is no script %s.".formatted(RequestException.quote(script))));
    }

    /**
     * The scenario of this id, which may be that of a script.
     *
     * @throws RequestException with 404 if there is none
     */
    public Scenario scenario(String id) {
        return UserScript.nameOf(id)
                .<Scenario>map(name -> new UserScript(name, get(name).text(), null))
                .orElseGet(() -> catalog.scenario(id));
    }

    /**
     * The same start of a run that stays open for the console.
     *
     * @param engine the engine that was chosen, null for the first one of the scenario
     * @throws RequestException with 403 if users may not run code of their own here, 400 if the engine is not Python
     */
    public StartMode interactive(StartMode order, @Nullable String engine) {
        check();
        if (engine == null || !CPythonEngine.isOne(engine)) {
            throw RequestException.value(
                    "interactive",
                    "Only a run on Python has a console: the field 'interactive' needs the engine cpython.");
        }
        return order.forConsole();
    }

    private static void checkNames(@Nullable List<String> watch) {
        if (watch != null && (watch.size() > MAX_NAMES || !watch.stream().allMatch(name -> name.matches(NAME)))) {
            throw RequestException.value(
                    "watch", "The field 'watch' takes a list of at most %d names of variables.".formatted(MAX_NAMES));
        }
    }

    /** Every script. */
    public List<ScriptInfo> all() {
        check();
        try {
            return scripts.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The script of this name.
     *
     * @throws RequestException with 404 if there is none
     */
    public KeptScript get(String name) {
        check();
        return find(checked(name))
                .orElseThrow(() -> RequestException.nothing(
                        "script", "There is no script %s.".formatted(RequestException.quote(name))));
    }

    /** Whether there is a script of this name, and it may be run: a run can also be that of a program from elsewhere. */
    public boolean keeps(String name) {
        return isOn() && Scripts.isName(name) && find(name).isPresent();
    }

    /** Whether there is a script of this name with exactly this text, and it may be run. */
    public boolean keeps(String name, String text) {
        return keeps(name)
                && find(name).filter(script -> script.text().equals(text)).isPresent();
    }

    /**
     * Saves a script.
     *
     * @throws RequestException with 412 if the present one is not what was expected, 409 if there are too many
     */
    public KeptScript save(String name, String text, Predicate<Optional<KeptScript>> expected) {
        check();
        try {
            return scripts.save(checked(name), text, expected);
        } catch (StaleScript e) {
            throw stale(e);
        } catch (IllegalStateException e) {
            throw RequestException.with(HttpStatus.CONFLICT, "script", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw RequestException.with(
                    HttpStatus.SERVICE_UNAVAILABLE, "server", "The script could not be saved: " + e.getMessage());
        }
    }

    /**
     * Deletes a script.
     *
     * @throws RequestException with 412 if it is not the one that was expected, 404 if there is none
     */
    public void delete(String name, Predicate<Optional<KeptScript>> expected) {
        get(name);
        try {
            scripts.delete(name, expected);
        } catch (StaleScript e) {
            throw stale(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestException stale(StaleScript e) {
        return RequestException.with(HttpStatus.PRECONDITION_FAILED, "If-Match", String.valueOf(e.getMessage()));
    }

    private Optional<KeptScript> find(String name) {
        try {
            return scripts.find(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checked(String name) {
        if (!Scripts.isName(name)) {
            throw RequestException.value(
                    "name",
                    "The name of a script has 1 to 60 letters, digits, dots, hyphens and underscores, begins with a letter or digit, and does not end in '.py'.");
        }
        return name;
    }
}
