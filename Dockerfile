# Builds and runs Syncline. docker build -t syncline . && docker run --rm -p 8080:8080 -v syncline:/data syncline
#
# Every setting is an environment variable (-e SYNCLINE_LIMITS_WORKERS=8) or an argument (… syncline --syncline.limits.workers=8).
# It also runs hardened: --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --pids-limit 300

FROM node:24.21.0-bookworm-slim AS node

FROM maven:3.9.16-eclipse-temurin-17 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY . .
RUN mvn -B -ntp -DskipTests package
# the one native library, unpacked here because in a hardened container nothing can be executed that was unpacked there
WORKDIR /native
RUN jar xf /build/target/syncline.jar BOOT-INF/lib \
 && jar xf BOOT-INF/lib/jna-*.jar "com/sun/jna/linux-$(uname -m | tr _ -)" \
 && mv com/sun/jna/linux-*/libjnidispatch.so . \
 && rm -r BOOT-INF com

FROM eclipse-temurin:17.0.20.1_1-jre-noble
# the Python in which the programs of the lessons run
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*
# an account of its own, and a directory for the logs that outlives the container when it is a volume
RUN useradd --system --uid 10001 --create-home --home-dir /home/syncline syncline && mkdir /data && chown syncline /data
COPY --from=build /native /opt/syncline
COPY --from=build /build/target/syncline.jar /opt/syncline/syncline.jar
USER 10001
VOLUME /data
WORKDIR /home/syncline
# inside a container, loopback would be reachable by nobody: who publishes the port decides who may come
ENV SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080 SYNCLINE_DATADIR=/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /api/engines HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r version status rest <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java", "-Djna.boot.library.path=/opt/syncline", "-jar", "/opt/syncline/syncline.jar"]
