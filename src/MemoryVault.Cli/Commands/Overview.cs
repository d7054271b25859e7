using MemoryVault.Cli.Output;
using MemoryVault.Cli.Terminal;

namespace MemoryVault.Cli.Commands;

/// <summary>What <c>memvault</c> alone says: what it is, and what to type first.</summary>
internal static class Overview
{
    internal static void Write(StandardStream output)
    {
        var report = Reports.On(output);
        report.Line(new Words("memvault", Tone.Strong), " keeps the memory of AI agents safe: backed up in a git vault, restorable, proven.");
        report.Blank();
        report.Line("Begin with");
        Suggest(report, "memvault sync", "finds the memory on this machine and backs it up");
        Suggest(report, "memvault sync DIR", "backs up one folder");
        report.Blank();
        report.Line("Then");
        Suggest(report, "memvault status", "is my memory safe?");
        Suggest(report, "memvault remote add origin URL", "keep a copy elsewhere: any git repository");
        Suggest(report, "memvault schedule add --every 15m", "sync by itself");
        Suggest(report, "memvault history", "what changed, and when");
        Suggest(report, "memvault restore PATH --at 2d", "bring back what it was two days ago");
        Suggest(report, "memvault verify", "prove that everything can be restored");
        report.Blank();
        report.Line("'memvault --help' lists all commands, 'memvault COMMAND --help' explains one.");
        output.Flush();
    }

    internal static void Suggest(Report report, string command, string what) =>
        report.Line("  ", new Words(command.PadRight(36), Tone.Command), what);
}
