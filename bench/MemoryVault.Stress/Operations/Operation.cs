namespace MemoryVault.Stress.Operations;

/// <summary>One operation: what was begun, and what it was answered.</summary>
/// <param name="Call">Its beginning.</param>
/// <param name="Answer">Its answer; null where its process was killed before.</param>
public sealed record Operation(Step Call, Step? Answer)
{
    /// <summary>Gets its name.</summary>
    internal string Name => Call.Operation;

    /// <summary>Gets how it ended; a process that was killed does not know.</summary>
    internal string Outcome => Answer?.Outcome ?? "unknown";

    /// <summary>Gets a value indicating whether it was told that it had its effect.</summary>
    internal bool IsDone => Outcome == "ok";

    /// <summary>Gets when it was over; never, where nobody was told.</summary>
    internal long End => Outcome == "unknown" ? long.MaxValue : Answer!.At;

    /// <summary>Puts the lines of all histories together.</summary>
    internal static Operation[] Of(IEnumerable<Step> history)
    {
        var lines = history.ToLookup(step => step.Kind);
        var answers = lines["done"].ToDictionary(step => step.Operation);
        return [.. lines["begin"].Select(call => new Operation(call, answers.GetValueOrDefault(call.Operation)))];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Call.What}{(Call.Entry is { } entry ? $" of {entry}" : null)})";
}
