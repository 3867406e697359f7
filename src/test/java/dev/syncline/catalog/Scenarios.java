package dev.syncline.catalog;

import dev.syncline.scenario.Scenario;
import java.util.List;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The scenarios of this package, found as the server finds them: on the class path, in no list kept by hand. */
public final class Scenarios {
    private Scenarios() {}

    /** One of each, sorted by name. */
    public static List<Scenario> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Scenario.class));
        return scanner.findCandidateComponents(Scenarios.class.getPackageName()).stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .map(type -> (Scenario) BeanUtils.instantiateClass(type))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }
}
