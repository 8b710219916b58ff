using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>The type by which the arguments of a unit come to its threads.</content>
internal sealed partial class UnitEmitter
{
    /// <summary>The fields of a job, as an object initializer gives them their values.</summary>
    private static IEnumerable<string> Fields(UnitText text) => text.Captures.Buffers.Select(b => $"{b.Name} = ref {b.Name}")
        .Concat(text.Captures.Lengths.Select(l => Captures.LengthName(l.Buffer, l.Dimension)).Concat(text.Captures.Variables.Select(v => v.Name)).Select(n => $"{n} = {n}"));

    /// <summary>What runs a unit: an interface of the runtime.</summary>
    private static string Contract(UnitText text)
    {
        bool tallies = text.Unit.Tallies.Count > 0;
        string name = text switch
        {
            { Searches: true } => text.Reduces ? "ISearchReductionJob" : "ISearchJob",
            _ when PacksInChunks(text) => "IPackJob",
            { Scans: true } => "IScanJob",
            { Reduces: true } => tallies ? "ITallyReductionJob" : "IReductionJob",
            _ => tallies ? "ITallyJob" : "IKernelJob",
        };
        return $"KernelRuntime.{name}{(text.Reduces ? $"<{text.Sums}>" : "")}";
    }

    private void PrintJob(UnitText text, UnitPlace place)
    {
        writer.Line($"/// <summary>The arguments of {text.Unit.Name} on their way to the threads.</summary>");
        writer.Braces($"private ref struct {text.Job} : {Contract(text)}", () =>
        {
            foreach (string parameter in text.Parameters)
                writer.Line($"public {parameter};");
            if (text.Unit.Lanes is { ReadBytes: > 0 })
                writer.Line("public bool fromMemory;");
            writer.Line();
            KernelBuffer[] buffers = text.Captures.Buffers.ToArray();
            writer.Line($"public static int BufferCount => {Literals.Number(buffers.Length)};");
            writer.Line();
            PrintBuffers(buffers);
            writer.Line();
            if (text.Reduces)
            {
                if (PacksInChunks(text))
                    PackText.PrintMembers(text, place, writer);
                if (text.Scans)
                    ScanText.PrintMembers(text, writer);
                if (text.Unit.Tallies.Count > 0)
                    TallyText.PrintMembers(text.Unit, place, writer);
                PrintReductionExecute(text);
                return;
            }

            string arguments = UnitText.Join(text.Names, "(nint)from", "(nint)to");
            if (text.Searches)
            {
                writer.Line($"public long Execute(long from, long to) => {text.Unit.Name}({arguments});");
                return;
            }

            writer.Line($"public void Execute(long from, long to) => {text.Unit.Name}({arguments});");
            writer.Line();
            if (text.Unit.Tallies.Count > 0)
                TallyText.PrintMembers(text.Unit, place, writer);
            writer.Line($"public void ExecuteStreaming(long from, long to) => {text.Unit.Name}{(text.Streams ? "_Streaming" : "")}({arguments});");
        });
        writer.Line();
    }

    /// <summary>Whether it packs by chunks: those of threads, or the blocks of what it reduces besides.</summary>
    private static bool PacksInChunks(UnitText text) =>
        text.Unit.Reductions.Any(r => r.Packing is not null) && (text.Unit.UseThreads || text.Unit.Reductions.Any(r => r.IsReassociated));

    private void PrintReductionExecute(UnitText text)
    {
        string head = $"public {(text.Searches ? "long" : "void")} Execute(long from, long to, out {text.Sums} result)";
        string arguments = UnitText.Join(text.Names, "(nint)from", "(nint)to", "out result");
        if (text.Unit.Lanes is not { ReadBytes: > 0 })
        {
            writer.Line($"{head} => {text.Unit.Name}({arguments});");
            return;
        }

        writer.Braces(head, () =>
        {
            writer.Line("if (fromMemory)");
            writer.Indented(() => writer.Line($"{text.Unit.Name}_V256({arguments});"));
            writer.Line("else");
            writer.Indented(() => writer.Line($"{text.Unit.Name}({arguments});"));
        });
    }

    private void PrintBuffers(KernelBuffer[] buffers)
    {
        writer.Braces("public ref byte Buffer(int index)", () =>
        {
            writer.Braces("switch (index)", () =>
            {
                for (int k = 0; k < buffers.Length; k++)
                {
                    writer.Line($"case {Literals.Number(k)}:");
                    writer.Indented(() => writer.Line($"return ref KernelRef.As<{UnitText.ElementType(buffers[k])}, byte>(ref {buffers[k].Name});"));
                }

                writer.Line("default:");
                writer.Indented(() => writer.Line("throw new global::System.ArgumentOutOfRangeException(nameof(index));"));
            });
        });
    }
}
