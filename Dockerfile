# Builds and runs Syncline. docker build -t syncline . && docker run --rm -p 8080:8080 -v syncline:/data syncline

FROM maven:3-eclipse-temurin-17 AS build
COPY --from=node:20-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=node:20-bookworm-slim /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY . .
RUN mvn -B -ntp -DskipTests package

FROM eclipse-temurin:17-jre
# an account of its own, and a directory for the logs that outlives the container when it is a volume
RUN useradd --system --create-home --home-dir /home/syncline syncline && mkdir /data && chown syncline /data
USER syncline
VOLUME /data
WORKDIR /home/syncline
COPY --from=build /build/target/syncline.jar syncline.jar
EXPOSE 8080
# inside a container, loopback would be reachable by nobody: who publishes the port decides who may come
ENTRYPOINT ["java", "-jar", "syncline.jar", "--server.address=0.0.0.0", "--syncline.data-dir=/data"]
