namespace MemoryVault.Stress.Operations;

/// <summary>A lease as its holder was told of it, and all that shows that it was alive.</summary>
/// <param name="Token">Its fencing token.</param>
/// <param name="Operations">What was answered with that token, the grant first.</param>
/// <param name="Uses">What had success by it: check-ins with the place of their commit on <c>main</c>, renewals, its return, its end by force (with -1).</param>
internal sealed record Grant(long Token, IReadOnlyList<Operation> Operations, IReadOnlyList<(int At, Operation Operation)> Uses)
{
    /// <summary>Gets the operation that it was granted to.</summary>
    internal Operation First => Operations[0];

    /// <summary>Gets its scope.</summary>
    internal string Scope => First.Call.Scope!;

    /// <summary>Gets its holder.</summary>
    internal int Worker => First.Call.Worker;

    /// <summary>Gets the place of its last check-in; -1 if there is none.</summary>
    internal int LastCommit => Uses.Select(use => use.At).DefaultIfEmpty(-1).Max();

    /// <summary>Gets the last time at which it was alive for certain.</summary>
    internal long LastSign => Uses.Select(use => use.Operation.Call.At).DefaultIfEmpty(0).Max();

    /// <summary>Tells whether two leases must not be held at once.</summary>
    internal bool Excludes(Grant other) => !(First.Call.IsShared && other.First.Call.IsShared) && MemoryShape.Overlap(Scope, other.Scope);

    /// <summary>Finds the leases of a run, in the order of their tokens.</summary>
    internal static Grant[] Of(OperationModel model)
    {
        var uses = model.Landed.Where(item => item.Commit.Fence > 0).Select(item => (Token: item.Commit.Fence, item.At, item.Operation))
            .Concat(model.Operations.Where(operation => operation is { IsDone: true, Call.What: "renew" or "exit" }).Select(operation => (operation.Call.Token, At: -1, operation)))
            .Concat(model.Operations.Where(operation => operation is { IsDone: true, Call.What: "force" }).Select(operation => (operation.Call.Victim, At: -1, operation)))
            .ToLookup(use => use.Item1, use => (use.Item2, use.Item3));
        return [.. model.Operations.Where(operation => operation is { IsDone: true, Call.What: "enter" })
            .GroupBy(operation => operation.Answer!.Token).OrderBy(group => group.Key)
            .Select(group => new Grant(group.Key, [.. group.OrderBy(operation => operation.Call.At)], [.. uses[group.Key], .. group.OrderBy(operation => operation.Call.At).Skip(1).Select(operation => (-1, operation))]))];
    }
}
