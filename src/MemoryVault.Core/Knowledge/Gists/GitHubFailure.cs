namespace MemoryVault.Knowledge.Gists;

/// <summary>Why GitHub did not do what it was asked.</summary>
public enum GitHubFailure
{
    /// <summary>Another reason; its words tell.</summary>
    Other,

    /// <summary>No connection, or no answer in time.</summary>
    Unreachable,

    /// <summary>The token is wrong, has expired, or may not do this (its scope).</summary>
    Denied,

    /// <summary>No such gist, or none that may be seen.</summary>
    NotFound,

    /// <summary>It asks to wait for longer than we do.</summary>
    Limited,

    /// <summary>It fails itself, time and again (5xx).</summary>
    ServerError,
}
