namespace MemoryVault.Merging;

/// <summary>How the versions of a file were merged.</summary>
public enum FileMergeKind
{
    /// <summary>As a JSON document.</summary>
    Json,

    /// <summary>As JSONL: a JSON record a line.</summary>
    JsonLines,

    /// <summary>By line.</summary>
    Text,

    /// <summary>Not at all: bytes that are no text.</summary>
    Binary,
}
