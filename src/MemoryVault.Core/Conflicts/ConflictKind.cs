namespace MemoryVault.Conflicts;

/// <summary>What a conflict is about.</summary>
public enum ConflictKind
{
    /// <summary>A value inside of a JSON document, or of the shared memory.</summary>
    Json,

    /// <summary>Lines of a text.</summary>
    Text,

    /// <summary>A file as a whole: bytes that are no text, or a file that one side deleted.</summary>
    File,

    /// <summary>A change that an agent proposed when its lease was lost.</summary>
    Checkin,
}
