namespace MemoryVault.Cli.Completion;

/// <summary>Which paths can stand somewhere.</summary>
internal enum PathKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>Files and folders.</summary>
    Files,

    /// <summary>Folders.</summary>
    Folders,
}
