using MemoryVault.Git;
using MemoryVault.Knowledge.Gists;
using MemoryVault.Processes;

namespace MemoryVault.Vaults;

/// <summary>What a head gives to the core: clock, environment, log, and the in-process object store if it has one.</summary>
public sealed record VaultServices
{
    /// <summary>Gets the clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets the machine's folders and variables.</summary>
    public MachineEnvironment Environment { get; init; } = MachineEnvironment.Current;

    /// <summary>Gets the host, which tells its processes and boots apart; null to look when that is needed.</summary>
    public IHostProbe? Host { get; init; }

    /// <summary>Gets the adapter to an in-process git, or null.</summary>
    public IObjectStoreProvider? ObjectStores { get; init; }

    /// <summary>Gets a value indicating whether the program ends after one command, so that loading a library for it does not pay.</summary>
    public bool IsShortLived { get; init; }

    /// <summary>Gets where warnings and details are shown besides the vault's own log, or null.</summary>
    public IVaultLog? Log { get; init; }

    /// <summary>Gets where long work shows how far it is, or null.</summary>
    public IProgress<VaultProgress>? Progress { get; init; }

    /// <summary>Gets what the user works with: what is advised to them is said in its words.</summary>
    public Head Head { get; init; }

    /// <summary>Gets the tokens for GitHub that the head knows of, or null.</summary>
    public IGitHubTokenSource? GitHubTokens { get; init; }

    /// <summary>Gets the git executable: a name that is looked up in PATH, or a path.</summary>
    public string GitExecutable { get; init; } = "git";
}
