namespace MemoryVault.Vaults;

/// <summary>What sort of failure a <see cref="VaultException"/> reports; a head maps it to an exit code or an error category.</summary>
public enum VaultErrorKind
{
    /// <summary>The operation failed for a reason of its own.</summary>
    Failed,

    /// <summary>The caller's input is wrong: a name, a path, a time, a document.</summary>
    InvalidInput,

    /// <summary>The thing named does not exist.</summary>
    NotFound,

    /// <summary>The thing named exists already.</summary>
    AlreadyExists,

    /// <summary>Another process holds what is needed.</summary>
    Busy,

    /// <summary>The operating system refused access.</summary>
    Denied,

    /// <summary>Another agent holds the lease (exit code 2).</summary>
    LeaseHeld,

    /// <summary>The lease has expired or was fenced off (exit code 3).</summary>
    LeaseLost,

    /// <summary>Two changes conflict (exit code 4).</summary>
    Conflict,

    /// <summary>Committed here, not pushed everywhere (exit code 5).</summary>
    NotPushed,

    /// <summary>Bytes are not what their id says (exit code 6).</summary>
    Integrity,

    /// <summary>A program that is needed is not installed.</summary>
    MissingProgram,

    /// <summary>Something did not answer in its time.</summary>
    Timeout,
}
