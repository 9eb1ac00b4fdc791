-- In a scratch server: the database that a dump is restored into.
CREATE DATABASE restored TEMPLATE template0
