#!/usr/bin/env bash
# The image has no curl; bash speaks enough HTTP. Healthy is who answers 200.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}"
printf 'GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 2 status <&3
[[ ${status} == 'HTTP/1.1 200'* ]]
