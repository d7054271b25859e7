namespace MemoryVault.Memory.Importing;

/// <summary>What is taken into the shared memory.</summary>
public enum ImportForm
{
    /// <summary>One JSON document: an object of sections.</summary>
    Document,

    /// <summary>A folder in which each file is a section.</summary>
    Folder,

    /// <summary>A vault of files: a snapshot and an event log.</summary>
    EventLog,
}
