package dev.syncline.web.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a field takes where its type and its limits do not say it all, for example because it has a unit. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Takes {
    /** What follows "The field takes". */
    String value();
}
