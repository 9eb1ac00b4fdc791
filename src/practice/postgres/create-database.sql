-- Once, on a fresh server.
CREATE DATABASE practice
