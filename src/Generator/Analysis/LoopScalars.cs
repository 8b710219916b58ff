using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>A variable that a loop reduces into.</summary>
internal sealed record Reduction(Variable Variable, ReductionKind Kind)
{
    /// <summary>Whether another order of the same operations can give other bits.</summary>
    public bool IsReassociated => Scan is not null ? Scan.IsReassociated
        : Variable.Type.IsFloating() && Choice is null && Kind is not (ReductionKind.And or ReductionKind.Or or ReductionKind.Xor);

    /// <summary>How the value is chosen, where it is not alone: what comes with it is that of the same iteration.</summary>
    public Choice? Choice { get; init; }

    /// <summary>What the value counts, where it says where the next element goes.</summary>
    public Packing? Packing { get; init; }

    /// <summary>How iterations want the value as it is then, if they do.</summary>
    public Scan? Scan { get; init; }

    /// <summary>Whether it is a linear recurrence: what a block comes to is a factor and an offset.</summary>
    public bool IsRecurrence => Kind == ReductionKind.Recurrence;

    /// <summary>Whether scalar code keeps it in the shape that it has in lanes.</summary>
    public bool IsShapedTotal => Scan is not null && (IsReassociated || IsRecurrence);

    /// <summary>What is done behind a unit for the iteration that is chosen.</summary>
    public Block Winner { get; init; } = Block.Empty;

    /// <summary>Of the number of an iteration, the accumulator whose value it gave.</summary>
    public Variable? Of { get; init; }
}

/// <summary>What a loop does to variables declared outside it.</summary>
/// <param name="Reductions">Those it only reduces into.</param>
/// <param name="Carried">The first that carries a value from one iteration to the next, or null.</param>
/// <param name="Why">In which way.</param>
internal sealed record LoopScalars(IReadOnlyList<Reduction> Reductions, Variable? Carried, string Why)
{
    public static LoopScalars Of(For loop, Block method, FloatOrder order)
    {
        Stmt[] inside = loop.Body.All().ToArray();
        HashSet<Variable> own = new(inside.OfType<Let>().Select(l => l.Variable));
        List<Reduction> reductions = [];
        IReadOnlyList<Choice> choices = Choice.In(loop);
        HashSet<Variable> taken = new(choices.SelectMany(c => c.Taken));
        IReadOnlyList<Packing> packings = Packing.In(loop);
        foreach (Variable variable in inside.Select(s => s.Target()).OfType<Variable>().Where(v => !own.Contains(v) && !taken.Contains(v)).Distinct())
        {
            if (AsReduction(variable, loop) is { } reduction)
                reductions.Add(reduction);
            else if (choices.FirstOrDefault(c => c.Best == variable) is { } choice)
                reductions.Add(new Reduction(variable, choice.Kind) { Choice = choice });
            else if (packings.FirstOrDefault(p => p.Counter == variable) is { } packing)
                reductions.Add(new Reduction(variable, ReductionKind.Count) { Packing = packing });
            else if (Scan.Of(variable, loop, order, out string? whyNone) is { } scan && !(scan.Kind == ReductionKind.Recurrence && IsOfIteration(variable, loop, method)))
                reductions.Add(new Reduction(variable, scan.Kind) { Scan = scan });
            else if ((whyNone ?? WhyCarried(variable, loop) ?? WhyWanted(variable, loop, method)) is { } why)
                return new LoopScalars([], variable, why);
        }

        return reductions.FirstOrDefault(r => r.Scan is not null) is { } total && reductions.FirstOrDefault(r => r.Packing is not null || r.Choice is not null) is { } beside
            ? new LoopScalars([], total.Variable, $"{total.Variable.Name} is a running total, beside {beside.Variable.Name}, which {(beside.Packing is null ? "is chosen" : "says where the next element goes")}")
            : new LoopScalars(reductions, null, string.Empty);
    }

    /// <summary>Whether a variable lives as long as an iteration of a loop around: the lanes are better there than in the recurrence.</summary>
    private static bool IsOfIteration(Variable variable, For loop, Block method) => method.All().OfType<For>()
        .Any(around => around.Id != loop.Id && around.Body.All().Any(s => s is Let let && let.Variable == variable) && around.Body.All().Any(s => s.Id == loop.Id));

    /// <summary>Variables that are given a new value in every iteration before they are read, though declared outside.</summary>
    public static IEnumerable<Variable> Private(For loop, IEnumerable<Reduction> reductions)
    {
        Stmt[] inside = loop.Body.All().ToArray();
        HashSet<Variable> own = new(inside.OfType<Let>().Select(l => l.Variable));
        own.UnionWith(reductions.Select(r => r.Variable));
        return inside.Select(s => s.Target()).OfType<Variable>().Where(v => !own.Contains(v)).Distinct();
    }

    /// <summary>What a loop reduces into a variable, or null where it does something else with it besides.</summary>
    public static Reduction? AsReduction(Variable variable, For loop)
    {
        Stmt[] writes = loop.Body.All().Where(s => s.Target() == variable).ToArray();
        ReductionKind[] kinds = writes.OfType<Accumulate>().Select(a => a.Kind).Distinct().ToArray();
        bool only = kinds.Length == 1 && writes.All(w => w is Accumulate) && !loop.Body.AllExpressions().Any(e => e.Reads(variable));
        return only ? new Reduction(variable, kinds[0]) : null;
    }

    /// <summary>Says of a variable that carries a value from one iteration to the next how it does; null for another.</summary>
    public static string? WhyCarried(Variable variable, For loop)
    {
        if (!ReadsBeforeWrite(loop.Body, variable, out _))
            return null;
        return loop.Body.All().OfType<Assign>().FirstOrDefault(a => a.Variable == variable && a.Value.All().Any(e => e.IsChecked() && e.Mentions(variable))) is { Value: var value }
            ? $"{IrPrinter.Print(value)} overflows where C# says, so {variable.Name} takes in one iteration after the other"
            : $"{variable.Name} is read in an iteration before it is written there: it carries a value from the previous one";
    }

    /// <summary>Whether a variable is used outside a loop that gives it a new value in every iteration.</summary>
    public static bool IsUsedAfter(Variable variable, For loop, Block method)
    {
        if (variable.IsByReference)
            return true;
        int all = method.AllExpressions().Count(e => e.Reads(variable)) + Accumulations(method, variable);
        int inside = loop.Body.AllExpressions().Count(e => e.Reads(variable)) + Accumulations(loop.Body, variable);
        return all > inside;
    }

    private static string? WhyWanted(Variable variable, For loop, Block method) =>
        IsUsedAfter(variable, loop, method) ? $"{variable.Name} is {(variable.IsByReference ? "passed by reference" : "used after the loop")}: its last value is wanted" : null;

    private static int Accumulations(Block block, Variable variable) => block.All().Count(s => s is Accumulate a && a.Variable == variable);

    /// <summary>Whether some path through the block reads the variable before writing it; <paramref name="writes"/>: every path writes it.</summary>
    public static bool ReadsBeforeWrite(Block block, Variable variable, out bool writes)
    {
        writes = false;
        foreach (Stmt statement in block.Statements)
        {
            if (statement.Expressions().Any(e => e.Mentions(variable)) || (statement is Accumulate && statement.Target() == variable))
                return true;
            if (statement.Target() == variable)
                writes = true;
            bool every = statement is If;
            foreach (Block inner in statement.Blocks())
            {
                if (ReadsBeforeWrite(inner, variable, out bool innerWrites))
                    return true;
                every &= innerWrites;
            }

            writes |= every;
            if (writes)
                return false;
        }

        return false;
    }
}
