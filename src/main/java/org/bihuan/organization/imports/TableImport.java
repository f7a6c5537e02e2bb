package org.bihuan.organization.imports;

import org.bihuan.organization.Caller;
import org.bihuan.organization.snapshot.CsvTable;
import org.bihuan.organization.snapshot.Organization;

/** Imports a file's rows into the organization. */
interface TableImport {

  /** The columns the header must have, and no others but those it need not have. */
  DirectoryColumns columns();

  /** Writes all rows, or none if any has an error; called within a change of the organization. */
  DirectoryImportResult run(Caller caller, CsvTable table, Organization now);
}
