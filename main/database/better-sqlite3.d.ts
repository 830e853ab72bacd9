/** What we use of the package. Its own declarations are out of reach of its `exports`, and full of `any`. */
declare module 'better-sqlite3' {
  namespace Database {
    class SqliteError extends Error {
      readonly code: string;
    }

    interface Statement<P extends unknown[], R> {
      get(...parameters: P): R | undefined;
      all(...parameters: P): R[];
      iterate(...parameters: P): IterableIterator<R>;
      run(...parameters: P): { readonly changes: number };
    }
  }

  class Database {
    constructor(path: string, options?: { readonly nativeBinding?: string });
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare<P extends unknown[] = [], R = unknown>(sql: string): Database.Statement<P, R>;
    exec(sql: string): this;
    explain(sql: string): unknown[];
    pragma(source: string, options?: { readonly simple?: boolean }): unknown;
    transaction<T>(work: () => T): { immediate(): T; exclusive(): T };
    close(): this;
  }

  export = Database;
}
