using System.Collections.Immutable;

namespace MemoryVault.Stress.Operations;

/// <summary>A run as the model sees it: operations with their beginnings and ends, and the state of the memory after each commit of <c>main</c>.</summary>
internal sealed class OperationModel
{
    private readonly Dictionary<string, int> _positions = [];
    private readonly List<ImmutableDictionary<string, string>> _states = [];

    /// <summary>Makes the model; what each check-in wrote is known from what it began with.</summary>
    internal OperationModel(IEnumerable<Step> history, MainHistory main)
    {
        Operations = Operation.Of(history);
        ByName = Operations.ToDictionary(operation => operation.Name);
        var state = ImmutableDictionary<string, string>.Empty;
        foreach (var commit in main.Commits)
        {
            if (commit.Operation is { } name && ByName.GetValueOrDefault(name)?.Call is { Entry: { } entry } call)
            {
                state = call.IsRemoval ? state.Remove(entry) : state.SetItem(entry, name);
                Landed.Add((_states.Count, commit, ByName[name]));
            }

            _positions[commit.Revision] = _states.Count;
            _states.Add(state);
        }
    }

    /// <summary>Gets all operations.</summary>
    internal IReadOnlyList<Operation> Operations { get; }

    /// <summary>Gets them by their names.</summary>
    internal IReadOnlyDictionary<string, Operation> ByName { get; }

    /// <summary>Gets the check-ins that are on <c>main</c>, in its order, each with its place there.</summary>
    internal List<(int At, MainCommit Commit, Operation Operation)> Landed { get; } = [];

    /// <summary>Gives the place of a commit on <c>main</c>; -1 if it is not there.</summary>
    internal int PositionOf(string? revision) => revision is not null && _positions.TryGetValue(revision, out var at) ? at : -1;

    /// <summary>Gives the memory after a commit; empty before the first.</summary>
    internal ImmutableDictionary<string, string> StateAt(int position) => position < 0 ? ImmutableDictionary<string, string>.Empty : _states[position];
}
