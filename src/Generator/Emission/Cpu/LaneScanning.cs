using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Running totals in lanes. As many vectors as make up 512 bits find what each of their lanes comes to by themselves, then take in what all before
/// them come to: the chain from one to the next is one operation long.
/// </summary>
internal sealed class LaneScanning(Unit unit, UnitPlace place, CodeWriter writer)
{
    /// <summary>The type of a total in scalar code that gives the same bits.</summary>
    public static string State(Reduction total) => total.IsRecurrence ? $"KernelRuntime.RecurrenceState<{total.Variable.Type.Keyword()}>"
        : $"KernelRuntime.ScanState<{total.Variable.Type.Keyword()}, {LaneOperators.Operator(total.Kind, total.Variable.Type)}>";

    /// <summary>What the totals are ahead of the first gang. Those of floating point are of the block alone, on top of where it starts.</summary>
    public void PrintStart(LaneGang gang)
    {
        foreach (Reduction total in unit.Totals)
        {
            Variable v = total.Variable;
            string type = gang.VectorOf(v);
            string first = $"{gang.Class}.Create({place.Initial(v)})";
            if (total.IsRecurrence)
                LaneRecurring.PrintStart(gang, v);
            if (IsApart(total))
                writer.Line($"{type} {From(v)} = {first};");
            writer.Line($"{type} {So(v)} = {(IsApart(total) ? $"{gang.Class}.Create({Literals.Text(Identities.Of(total.Kind, v.Type))})" : first)};");
        }
    }

    /// <summary>Lanes that come to no step have the totals that they start from.</summary>
    public void PrintGangStart(LaneGang gang)
    {
        foreach (Reduction total in unit.Totals)
        {
            Variable v = total.Variable;
            string type = gang.VectorOf(v);
            writer.Line($"{type} {Entry(v)} = {So(v)};");
            IEnumerable<Variable> wanted = unit.Code.Body.All().OfType<ScanStep>().Where(s => s.Variable == v).Select(s => s.Before).OfType<Variable>().Prepend(v);
            string now = IsApart(total) ? LaneOperators.Combine(total.Kind, v.Type, gang.Class, [From(v)], [So(v)])[0] : So(v);
            writer.Line($"{type} {string.Join(", ", wanted.SelectMany(gang.PartsOf).Select(p => $"{p} = {now}"))};");
        }
    }

    /// <summary>Gives scalar code, which runs a gang once more, the totals ahead of it.</summary>
    public void PrintHandOver(LaneGang gang)
    {
        foreach (Reduction total in unit.Totals)
            writer.Line($"{total.Variable.Name} = {gang.Class}.ToScalar({Entry(total.Variable)});");
    }

    /// <summary>A total when a gang is done.</summary>
    public static string Value(LaneGang gang, Variable total) => $"{gang.Class}.ToScalar({So(total)})";

    /// <summary>The accumulator with which scalar code goes on.</summary>
    public static string ForScalar(LaneGang gang, Reduction total) => total.IsRecurrence ? LaneRecurring.ForScalar(gang, total.Variable)
        : total.IsReassociated ? $"new({total.Variable.Name}, {Value(gang, total.Variable)})" : Value(gang, total.Variable);

    /// <summary>The step of a total.</summary>
    /// <param name="gang">The gang.</param>
    /// <param name="step">The step.</param>
    /// <param name="value">What is taken in.</param>
    /// <param name="on">The lanes that do; null for all.</param>
    public static void PrintStep(LaneGang gang, ScanStep step, LaneValue value, LaneValue? on)
    {
        Variable v = step.Variable;
        string type = gang.VectorOf(v);
        IReadOnlyList<string> totals = gang.PartsOf(v);
        string[] added = totals.Select((_, p) => gang.PartName(gang.Fresh("added"), p)).ToArray();
        for (int p = 0; p < added.Length; p++)
            gang.Writer.Line($"{type} {added[p]} = KernelRuntime.LaneScan.Prefix<{v.Type.Keyword()}, {LaneOperators.Operator(step.Kind, v.Type)}>({Added(gang, step, value.Parts[p], on?.Parts[p])});");
        int group = 512 / gang.Width;
        for (int half = 1; half < group; half *= 2)
        {
            for (int p = 0; p < added.Length; p++)
            {
                if ((p & half) != 0)
                    gang.Writer.Line($"{added[p]} = {Take(gang, step, Last(gang, v, added[(p & ~(half - 1)) - 1]), added[p])};");
            }
        }

        string before = gang.Fresh("before");
        if (step.Before is not null)
            gang.Writer.Line($"{type} {before} = {totals[0]};");
        for (int p = 0; p < added.Length; p++)
        {
            string total = Take(gang, step, So(v), added[p]);
            gang.Writer.Line($"{totals[p]} = {(step.IsReassociated ? LaneOperators.Combine(step.Kind, v.Type, gang.Class, [From(v)], [$"({total})"])[0] : total)};");
            if ((p + 1) % group == 0)
                gang.Writer.Line($"{So(v)} = {Take(gang, step, So(v), Last(gang, v, added[p]))};");
        }

        PrintBefore(gang, step, before);
    }

    /// <summary>What each lane starts from, if that is wanted: what the lane before it came to.</summary>
    /// <param name="gang">The gang.</param>
    /// <param name="step">The step.</param>
    /// <param name="before">What the gang starts from, in the last lane at least.</param>
    public static void PrintBefore(LaneGang gang, ScanStep step, string before)
    {
        if (step.Before is not { } wanted)
            return;
        IReadOnlyList<string> totals = gang.PartsOf(step.Variable);
        foreach ((string part, int p) in gang.PartsOf(wanted).Select((part, p) => (part, p)))
            gang.Writer.Line($"{part} = KernelRuntime.LaneScan.Before({(p == 0 ? before : totals[p - 1])}, {totals[p]});");
    }

    /// <summary>What the lanes of a part add: those that are off nothing, or once more what they start from; NaN is passed over as the loop does it.</summary>
    private static string Added(LaneGang gang, ScanStep step, string value, string? on)
    {
        Variable v = step.Variable;
        bool passesNaN = step.Kind is ReductionKind.Least or ReductionKind.Greatest && v.Type.IsFloating();
        if (passesNaN)
            value = Take(gang, step, Entry(v), Named(gang, v, value));
        return Selected(gang, v, value, on, step.Kind.IsIdempotent() ? Entry(v) : $"{gang.Class}.Create({Literals.Text(Identities.Of(step.Kind, v.Type))})");
    }

    /// <summary>What lanes bring to the step of a total: those that are off what changes nothing.</summary>
    public static string Selected(LaneGang gang, Variable total, string value, string? on, string nothing) =>
        on is null ? value : $"{gang.Class}.ConditionalSelect({on}{LaneTypes.FromMask(total.Type)}, {value}, {nothing})";

    private static string Take(LaneGang gang, ScanStep step, string earlier, string later) =>
        LaneOperators.Combine(step.Kind, step.Variable.Type, gang.Class, [earlier], [later])[0];

    /// <summary>A name for the last lane of a part, in every lane.</summary>
    public static string Last(LaneGang gang, Variable total, string part) => Named(gang, total, $"KernelRuntime.LaneScan.Last({part})");

    private static string Named(LaneGang gang, Variable like, string value)
    {
        string name = gang.Fresh("last");
        gang.Writer.Line($"{gang.VectorOf(like)} {name} = {value};");
        return name;
    }

    /// <summary>Whether what iterations add is kept apart from where the block starts.</summary>
    private static bool IsApart(Reduction total) => total.IsReassociated && !total.IsRecurrence;

    /// <summary>What all lanes so far come to, in every lane.</summary>
    public static string So(Variable total) => $"{total.Name}_so";

    /// <summary>The same ahead of the gang.</summary>
    private static string Entry(Variable total) => $"{total.Name}_entry";

    /// <summary>What the block starts from.</summary>
    private static string From(Variable total) => $"{total.Name}_from";
}
