using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using FusedKernels.Fuzz.Tests.Tree;

namespace FusedKernels.Fuzz.Tests.Running;

/// <summary>A run over many kernels: while one batch runs, the next one is compiled.</summary>
internal sealed class FuzzRun
{
    private const int BatchSize = 100;

    /// <summary>One batch of so many is compiled for all vector widths.</summary>
    private const int AllWidths = 10;

    private static readonly TimeSpan ToShrink = TimeSpan.FromSeconds(90);

    private readonly Options options;
    private readonly Func<int, int, FuzzKernel> make;
    private readonly Action<string> say;
    private readonly List<(FuzzKernel Kernel, Verdict Verdict)> flaws = [];

    private readonly Clock compiling = new();
    private readonly Clock running = new();

    private FuzzRun(Options options, Func<int, int, FuzzKernel> make, Action<string> say) => (this.options, this.make, this.say) = (options, make, say);

    public Tally Tally { get; } = new();

    /// <summary>What is to be mended, one text each, the first ones made small.</summary>
    public IReadOnlyList<string> Flaws { get; private set; } = [];

    /// <param name="options">How many.</param>
    /// <param name="make">Makes a kernel of the seed of the run and its number.</param>
    /// <param name="say">Takes what is said.</param>
    public static FuzzRun Run(Options options, Func<int, int, FuzzKernel> make, Action<string> say)
    {
        var run = new FuzzRun(options, make, say);
        run.Run();
        return run;
    }

    private void Run()
    {
        say($"random kernels: FUZZ_SEED={options.Seed} FUZZ_FIRST={options.First} {options.Variable}={options.Count}");
        FuzzKernel[][] batches = [.. Enumerable.Range(options.First, options.Count).Chunk(BatchSize).Select(numbers => numbers.Select(n => make(options.Seed, n)).ToArray())];
        Task<Trial> next = Start(batches, 0);
        for (int k = 0; k < batches.Length; k++)
        {
            Trial trial = next.GetAwaiter().GetResult();
            if (k + 1 < batches.Length)
                next = Start(batches, k + 1);
            Note(batches[k], running.Time(trial.Run));
        }

        say($"compiled for {compiling.Seconds:0} s, ran for {running.Seconds:0} s");
        say(Tally.Print());
        Flaws = [.. flaws.Select((flaw, k) => Describe(flaw.Kernel, flaw.Verdict, small: k < options.Shrunk))];
    }

    private Task<Trial> Start(FuzzKernel[][] batches, int k) => Task.Run(() => compiling.Time(() => Trial.Compile(batches[k], allWidths: k % AllWidths == AllWidths - 1)));

    private void Note(FuzzKernel[] kernels, Dictionary<string, Verdict> verdicts)
    {
        foreach (FuzzKernel kernel in kernels)
        {
            Verdict verdict = verdicts[kernel.Name];
            Tally.Add(kernel, verdict);
            if (options.Count == 1)
                say($"{Printer.Print(kernel)}\n{verdict.Kind}\n{verdict.Words}");
            if (!verdict.IsFlaw)
                continue;
            flaws.Add((kernel, verdict));
            say($"{kernel.Name}: {verdict.Kind}: {verdict.Words.Split('\n')[0]}");
        }
    }

    private string Describe(FuzzKernel kernel, Verdict verdict, bool small)
    {
        (FuzzKernel shown, Verdict what) = small ? Shrinker.Shrink(kernel, verdict, some => Trial.Compile(some, allWidths: verdict.Kind == Kind.Uncompilable).Run(), ToShrink) : (kernel, verdict);
        string number = kernel.Name[4..];
        string text = $"{options.Again(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))}\n{what.Kind}: {what.Words.Split("\n[Kernel")[0]}\n{Printer.Print(shown)}";
        say(text);
        return text;
    }
}
