namespace MemoryVault.Vaults.TakeOver;

/// <summary>It is not clear, or not known, whose place this machine is to take.</summary>
public sealed class MachineUnknownException(string? named, IReadOnlyList<string> known) : VaultException(
    VaultErrorKind.InvalidInput,
    named,
    named is null
        ? $"The vault knows {known.Count} machines ({string.Join(", ", known)}); one must be named."
        : $"The vault knows no machine '{named}'; it knows {string.Join(", ", known)}.",
    Advice.Of($"Name the machine whose place this one takes with {new HeadWords("--machine", "-Machine")}, or let this one join as a new one with {new HeadWords("--join", "-Join")}."))
{
    /// <summary>Gets the machines of the vault.</summary>
    public IReadOnlyList<string> Known { get; } = known;
}
