using System.Text.Json;

namespace MemoryVault.Stress;

/// <summary>What one process is to do; handed to it as its argument.</summary>
/// <param name="Folder">Its vault.</param>
/// <param name="History">The file of its history, which goes on where a killed process of the same number ended.</param>
/// <param name="Number">Its number.</param>
/// <param name="CheckIns">After how many acknowledged check-ins it is done.</param>
/// <param name="Sections">From how many sections it chooses.</param>
/// <param name="TtlSeconds">The time to live of its leases.</param>
/// <param name="Seed">The seed of what it chooses.</param>
internal sealed record WorkerOptions(string Folder, string History, int Number, int CheckIns, int Sections, int TtlSeconds, int Seed)
{
    internal static WorkerOptions Parse(string argument) => JsonSerializer.Deserialize<WorkerOptions>(argument)!;

    internal string ToArgument() => JsonSerializer.Serialize(this);
}
