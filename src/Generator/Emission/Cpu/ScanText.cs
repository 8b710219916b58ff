using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>The members of a job by which its blocks start from the totals of those before them.</summary>
internal static class ScanText
{
    public static void PrintMembers(UnitText text, CodeWriter writer)
    {
        Reduction[] totals = [.. text.Unit.Totals];
        string sums = text.Sums;
        string arguments = UnitText.Join(text.Names, "(nint)from", "(nint)to", "out result");
        writer.Line($"public static bool Reduces => {(totals.Length < text.Unit.Reductions.Count ? "true" : "false")};");
        writer.Line();
        writer.Line($"public void ExecuteStreaming(long from, long to, out {sums} result) => {text.Unit.Name}{(text.Streams ? "_Streaming" : "")}({arguments});");
        writer.Line();
        writer.Line($"public void Add(long from, long to, out {sums} result) => {text.Unit.Name}{(UnitText.MayLeaveOutStores(text.Unit) ? "_Adding" : "")}({arguments});");
        writer.Line();
        Each($"public readonly void Totals(ref {sums} at)", r => $"at.{Name(r)} = {Name(r)};");
        Each($"public void Begin(in {sums} at)", r => $"{Name(r)} = at.{Name(r)};");
        Each("public void BeginAnew()", r => r.Kind.IsIdempotent() || r.IsRecurrence ? null : $"{Name(r)} = {Literals.Text(Identities.Of(r.Kind, r.Variable.Type))};");
        Each($"public readonly void Follow(ref {sums} at, in {sums} block)", r => r.IsRecurrence ? $"{Recurs}.Follow(ref at.{Name(r)}, block.{Factor(r)}, block.{Offset(r)}, block.{Name(r)});"
            : r.IsReassociated ? Taken(r, "at", "block") : $"at.{Name(r)} = block.{Name(r)};");
        writer.Braces($"public readonly bool TryAdvance(ref {sums} at, in {sums} added)", () => PrintAdvance(totals, sums, writer));
        writer.Line();
        Each($"public readonly void Place(ref {sums} result, in {sums} at)", r => $"result.{Name(r)} = at.{Name(r)};");

        void Each(string head, Func<Reduction, string?> line)
        {
            writer.Braces(head, () =>
            {
                foreach (string only in totals.Select(line).OfType<string>())
                    writer.Line(only);
            });
            writer.Line();
        }
    }

    /// <summary>What is kept of a reduction: of a recurrence also what a block multiplies by and adds.</summary>
    public static IEnumerable<string> Fields(Reduction reduction) => reduction.IsRecurrence ? [Name(reduction), Factor(reduction), Offset(reduction)] : [Name(reduction)];

    /// <summary>The same of a recurrence, with the members of its state in scalar code.</summary>
    public static IEnumerable<(string Field, string Value)> Parts(Reduction recurrence, string state) =>
        [(Name(recurrence), $"{state}.Value"), (Factor(recurrence), $"{state}.Factor"), (Offset(recurrence), $"{state}.Offset")];

    /// <summary>The state in scalar code ahead of a block.</summary>
    /// <param name="total">The total.</param>
    /// <param name="first">What the block starts from.</param>
    public static string NewState(Reduction total, string first) => total.IsRecurrence
        ? $"new({first}, {One(total.Variable)}, {None(total.Variable)}, {None(total.Variable)})"
        : $"new({first}, {Literals.Text(Identities.Of(total.Kind, total.Variable.Type))})";

    /// <summary>The factor that changes nothing.</summary>
    public static string One(Variable recurrence) => Literals.Text(Identities.Of(ReductionKind.Product, recurrence.Type));

    /// <summary>The offset that changes nothing.</summary>
    public static string None(Variable recurrence) => Literals.Text(Identities.Of(ReductionKind.Sum, recurrence.Type));

    /// <summary>Several totals go on together: none where one of them is not known.</summary>
    private static void PrintAdvance(Reduction[] totals, string sums, CodeWriter writer)
    {
        if (!totals.Any(r => r.IsRecurrence))
        {
            foreach (Reduction total in totals)
                writer.Line(Taken(total, "at", "added"));
            writer.Line("return true;");
            return;
        }

        writer.Line($"{sums} next = at;");
        foreach (Reduction total in totals.Where(r => !r.IsRecurrence))
            writer.Line(Taken(total, "next", "added"));
        foreach (Reduction total in totals.Where(r => r.IsRecurrence))
        {
            writer.Line($"if (!{Recurs}.TryAdvance(ref next.{Name(total)}, added.{Factor(total)}, added.{Offset(total)}))");
            writer.Indented(() => writer.Line("return false;"));
        }

        writer.Line("at = next;");
        writer.Line("return true;");
    }

    private const string Recurs = "KernelRuntime.LaneRecurrence";

    private static string Name(Reduction total) => total.Variable.Name;

    private static string Factor(Reduction recurrence) => LaneRecurring.Factor(recurrence.Variable);

    private static string Offset(Reduction recurrence) => LaneRecurring.Offset(recurrence.Variable);

    private static string Taken(Reduction total, string at, string block) =>
        $"{at}.{Name(total)} = {ScalarText.Combine(total.Kind, total.Variable.Type, $"{at}.{Name(total)}", $"{block}.{Name(total)}")};";
}
