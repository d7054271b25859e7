namespace MemoryVault.Memory.Events;

/// <summary>The kinds of events (<c>Vault-Kind</c>).</summary>
public static class EventKinds
{
    /// <summary>An agent checked a change in.</summary>
    public const string CheckIn = "checkin";

    /// <summary>Events were approved.</summary>
    public const string Approve = "approve";

    /// <summary>Events were undone.</summary>
    public const string Undo = "undo";

    /// <summary>Stands for every kind, where kinds are asked for.</summary>
    public const string All = "all";

    /// <summary>Gets the kinds that are about the shared memory. The others (<c>sync</c>, <c>restore</c>, ...) are about backed-up files.</summary>
    public static IReadOnlyList<string> OfMemory { get; } = [CheckIn, "import", "resolve", "conflict", Undo, Approve, "force-release"];
}
