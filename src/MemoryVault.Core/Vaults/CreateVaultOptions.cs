namespace MemoryVault.Vaults;

/// <summary>How a vault is made.</summary>
public sealed record CreateVaultOptions
{
    /// <summary>Gets its folder; null for the default.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the name of this machine in it; null for the machine's own name.</summary>
    public string? Machine { get; init; }

    /// <summary>Gets the remote to take everything from: a new machine's way back (DESIGN section 4); null for an empty vault.</summary>
    public string? From { get; init; }

    /// <summary>
    /// Gets pairs of folders: what lay below the first on the old machine goes below the second here. The old home folder is
    /// mapped to this one without being named. Only with <see cref="From"/>.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> PathMap { get; init; } = [];

    /// <summary>Gets a value indicating whether files of the machine that is taken over are not written to their places. Only with <see cref="From"/>.</summary>
    public bool NoRestore { get; init; }

    /// <summary>
    /// Gets a value indicating whether a machine that the vault does not know joins it as a new one, beside those that it knows. Only with <see cref="From"/>.
    /// </summary>
    public bool Join { get; init; }

    /// <summary>
    /// Gets the file (age) or the folder of the keyring (gpg) that an encrypted remote is read with; null for the program's usual one. Only with <see cref="From"/>.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>
    /// Gets the fingerprint that an encrypted remote must have, as another machine's status shows it; null for any: this machine cannot know by itself whether
    /// somebody has put another chain there. Only with <see cref="From"/>.
    /// </summary>
    public string? Expect { get; init; }

    /// <summary>Gets a value indicating whether nothing is written: the result is the plan.</summary>
    public bool DryRun { get; init; }
}
