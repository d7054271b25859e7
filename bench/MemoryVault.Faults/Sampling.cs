namespace MemoryVault.Faults;

/// <summary>Which of the points of a command are tried.</summary>
/// <param name="Every">1 takes each; N only each Nth, of which the first is drawn by the command's name.</param>
/// <param name="Most">Not more than so many, spread over all; null for no limit.</param>
internal sealed record Sampling(int Every, int? Most = null)
{
    /// <summary>Gives their numbers, from 1, without an end where there is no limit: a run that is harmed may make more calls than one that is not.</summary>
    /// <param name="name">The command's name.</param>
    /// <param name="calls">How many points a run without harm has.</param>
    internal IEnumerable<int> Numbers(string name, int calls)
    {
        if (Most is { } most)
        {
            return Enumerable.Range(0, Math.Min(most, calls)).Select(i => 1 + (int)((i + 0.5) * calls / Math.Min(most, calls)));
        }

        return Enumerable.Range(0, int.MaxValue / Every).Select(i => 1 + (name.Length % Every) + (i * Every));
    }
}
