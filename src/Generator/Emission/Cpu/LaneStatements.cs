using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Prints the body of a loop for a gang. Varying branches become masks; an assignment under one blends only where the old value is
/// still wanted by a lane that is off.
/// </summary>
internal sealed partial class LaneStatements
{
    private readonly LaneGang gang;
    private readonly LaneMemory memory;
    private readonly LaneExpressions expressions;
    private readonly ScalarText scalar;
    private readonly HashSet<Variable> withoutValue = [];
    private readonly HashSet<Variable> reduced;
    private readonly LiveValues wanted;

    /// <summary>The first of the variables, declared one behind the other, that start with one value in all lanes, and its text.</summary>
    private (string Text, string Name)? started;

    public LaneStatements(LaneGang gang)
    {
        this.gang = gang;
        memory = new LaneMemory(gang);
        expressions = new LaneExpressions(gang, memory);
        scalar = new ScalarText(gang.Place);
        reduced = new HashSet<Variable>(gang.Unit.Reductions.Select(r => r.Variable));
        wanted = gang.Unit.Lanes!.Live;
    }

    /// <summary>The body once, in the lanes of <paramref name="mask"/>.</summary>
    public void PrintBody(LaneMask mask)
    {
        foreach (Variable variable in LoopScalars.Private(gang.Unit.Code, gang.Unit.Reductions))
            Declare(variable);
        if (mask.Tail is not null)
            HoistTailMasks(mask.Tail);
        Print(gang.Unit.Code.Body, mask);
    }

    /// <summary>Masks that a loop inside uses are made once, ahead of it.</summary>
    private void HoistTailMasks(string tail)
    {
        Block[] loops = gang.Unit.Code.Body.All().Where(s => s is For or While).SelectMany(s => s.Blocks()).ToArray();
        IEnumerable<ScalarType> types = loops.SelectMany(b => b.AllExpressions().OfType<Load>().Where(gang.Varying.IsVarying).Select(l => l.Type)
            .Concat(b.All().OfType<Store>().Select(s => s.Buffer.Element)).Concat(b.All().OfType<Accumulate>().Select(a => a.Variable.Type)));
        IEnumerable<int> sizes = types.Select(t => t == ScalarType.Boolean ? gang.BooleanSize : t.Size());
        if (loops.Any(b => b.All().Any(s => s is If)) || gang.Unit.Code.Body.All().Any(s => s is not If && gang.Varying.Diverges(s)))
            sizes = sizes.Append(gang.BooleanSize);
        foreach (int size in sizes.Distinct().OrderBy(s => s))
            memory.TailMask(size, tail);
    }

    private void Print(Block block, LaneMask mask)
    {
        foreach (Stmt statement in block.Statements)
        {
            Print(statement, mask);
            if (statement is not Let && statement.Target() is not null)
                memory.ForgetChanging();
        }

        started = null;
    }

    private void Print(Stmt statement, LaneMask mask)
    {
        if (statement is not Let)
            started = null;
        switch (statement)
        {
            case Let { Value: null } let:
                Declare(let.Variable);
                break;
            case Let let:
                PrintLet(let, mask);
                break;
            case Assign assign:
                PrintAssign(assign, mask);
                break;
            case Accumulate { Kind: ReductionKind.Count } step:
                LanePacking.PrintStep(gang, step.Variable, On(mask) is { } counted ? gang.Named(counted, "on") : null);
                break;
            case Accumulate accumulate:
                Print(accumulate, mask);
                break;
            case ScanStep step:
                Print(step, mask);
                break;
            case Pack pack:
                Print(pack, mask);
                break;
            case Update update:
                expressions.Take(update, mask);
                break;
            case Store store when UnitText.MayLeaveOutStores(gang.Unit) && !gang.Own.Contains(store.Buffer):
                Scope("if (TStores.IsStoring)", () => PrintStore(store, mask));
                break;
            case Store store:
                PrintStore(store, mask);
                break;
            case Allocate { Buffer: var own }:
                gang.Writer.Line($"KernelMemory.CreateSpan(ref {own.Name}, {Literals.Number(gang.Rows(own) * gang.Size)}).Clear();");
                break;
            case If branch:
                Print(branch, mask);
                break;
            case Leave:
                PrintLeave(mask.Condition);
                break;
            case For loop:
                Print(loop, mask);
                break;
            case While loop:
                Print(loop, mask);
                break;
            case ExitIf exit:
                Print(exit, mask);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(statement));
        }
    }

    /// <summary>A variable without a value yet; C# wants one where it could be read by a blend.</summary>
    private void Declare(Variable variable)
    {
        if (!gang.Varying.IsVarying(variable))
        {
            gang.Writer.Line($"{variable.Type.Keyword()} {variable.Name} = default;");
            return;
        }

        withoutValue.Add(variable);
        gang.Writer.Line($"{gang.VectorOf(variable)} {string.Join(", ", gang.PartsOf(variable).Select(p => $"{p} = default"))};");
    }

    private void PrintLet(Let let, LaneMask mask)
    {
        LaneValue value = expressions.Print(let.Value!, mask);
        if (!gang.Varying.IsVarying(let.Variable))
        {
            gang.Writer.Line($"{let.Variable.Type.Keyword()} {let.Variable.Name} = {value.Scalar};");
            return;
        }

        IReadOnlyList<string> parts = expressions.Spread(value).Parts;
        IReadOnlyList<string> names = gang.PartsOf(let.Variable);
        for (int p = 0; p < names.Count; p++)
            gang.Writer.Line($"{gang.VectorOf(let.Variable)} {names[p]} = {(value.IsUniform ? Started(parts[p], names[p]) : parts[p])};");
    }

    /// <summary>What a variable starts with: a value is spread over the lanes once for all variables in a row that start with it.</summary>
    private string Started(string text, string name)
    {
        if (started is { } first && first.Text == text)
            return first.Name;
        started = (text, name);
        return text;
    }

    private void PrintAssign(Assign assign, LaneMask mask)
    {
        LaneValue value = expressions.Print(assign.Value, mask);
        if (!gang.Varying.IsVarying(assign.Variable))
        {
            gang.Writer.Line($"{assign.Variable.Name} = {value.Scalar};");
            return;
        }

        LaneValue next = expressions.Spread(value);
        LaneValue old = LaneValueOf(assign.Variable);
        if (mask.Condition is not null && NeedsBlend(assign, assign.Variable))
            next = expressions.Blend(mask.Condition, gang.Named(next, "next"), old);
        withoutValue.Remove(assign.Variable);
        SetParts(old.Parts, next.Parts);
    }

    private void Print(Accumulate accumulate, LaneMask mask)
    {
        Variable v = accumulate.Variable;
        if (!gang.Varying.IsVarying(v))
        {
            PrintUniform(accumulate, accumulate.Factor is null ? null : expressions.Print(accumulate.Factor, mask).Scalar, expressions.Print(accumulate.Value, mask).Scalar);
            return;
        }

        LaneValue old = LaneValueOf(v);
        LaneValue value = expressions.Spread(expressions.Print(accumulate.Value, mask));
        if (accumulate.Kind is ReductionKind.Least or ReductionKind.Greatest)
            value = gang.Named(value, "value");
        if (CountsLanes(accumulate, mask) is { } on)
        {
            SetParts(old.Parts, old.Parts.Zip(on.Parts, (a, m) => $"{a} - {m}").ToArray());
            return;
        }

        LaneValue? factor = accumulate.Factor is null ? null : expressions.Spread(expressions.Print(accumulate.Factor, mask));
        LaneValue next = LaneValueLike(old, factor is null
            ? LaneOperators.Combine(accumulate.Kind, v.Type, gang.Class, old.Parts, value.Parts)
            : LaneOperators.AddProducts(gang.Class, old.Parts, factor.Parts, value.Parts));
        LaneValue? condition = mask.Condition;
        if (condition is null && mask.Tail is not null && reduced.Contains(v))
            condition = memory.TailMask(v.Type == ScalarType.Boolean ? gang.BooleanSize : v.Type.Size(), mask.Tail);
        if (condition is not null && (reduced.Contains(v) || NeedsBlend(accumulate, v)))
            next = expressions.Blend(condition, next, old);
        SetParts(old.Parts, next.Parts);
    }

    private void PrintUniform(Accumulate accumulate, string? factor, string value)
    {
        Variable v = accumulate.Variable;
        if (accumulate.Kind is ReductionKind.Least or ReductionKind.Greatest)
        {
            string name = gang.Fresh("value");
            gang.Writer.Line($"{v.Type.Keyword()} {name} = {value};");
            value = name;
        }

        gang.Writer.Line($"{v.Name} = {ScalarText.Combine(accumulate, factor, value)};");
    }

    /// <summary>The mask of a count of one that the lanes which are on take in: minus one in each of them.</summary>
    private static LaneValue? CountsLanes(Accumulate accumulate, LaneMask mask) =>
        mask.Condition is { } on && accumulate is { Kind: ReductionKind.Sum, Value: Constant { Bits: 1 } } && accumulate.Variable.Type.IsSigned()
        && accumulate.Variable.Type.IsInteger() && on.MaskSize == accumulate.Variable.Type.Size()
            ? on
            : null;

    private void Print(Pack pack, LaneMask mask)
    {
        LaneValue value = expressions.Spread(expressions.Print(pack.Value, mask));
        LaneValue? on = On(mask) is { } lanes ? gang.Named(expressions.AsMask(lanes, pack.Held.Element.Size()), "on") : null;
        LanePacking.Print(gang, pack, value, on);
    }

    private void Print(ScanStep step, LaneMask mask)
    {
        LaneValue value = expressions.Spread(expressions.Print(step.Value, mask));
        LaneValue? on = On(mask) is { } lanes ? gang.Named(expressions.AsMask(lanes, step.Variable.Type.Size()), "on") : null;
        if (step.Factor is { } factor)
            LaneRecurring.PrintStep(gang, step, expressions.Spread(expressions.Print(factor, mask)), value, on);
        else
            LaneScanning.PrintStep(gang, step, value, on);
    }

    /// <summary>The lanes of a mask; null for all.</summary>
    private LaneValue? On(LaneMask mask) => mask.Condition ?? (mask.Tail is null ? null : memory.TailMask(gang.BooleanSize, mask.Tail));

    private void PrintStore(Store store, LaneMask mask)
    {
        if (gang.Own.Contains(store.Buffer))
        {
            expressions.StoreOwn(store, mask);
            return;
        }

        if (gang.Unit.Late.Contains(store.Id))
        {
            expressions.Scatter(store, mask);
            return;
        }

        LaneValue value = expressions.Spread(expressions.Print(store.Value, mask), maskSize: 1);
        memory.Store(store, value, mask);
    }

    private void Print(If branch, LaneMask mask)
    {
        LaneValue condition = expressions.Print(branch.Condition, mask);
        bool hasElse = branch.Else.Statements.Count > 0;
        if (condition.IsUniform)
        {
            Scope($"if ({condition.Scalar})", branch.Then, mask);
            if (hasElse)
                Scope("else", branch.Else, mask);
            return;
        }

        if (EarlyExit.IsLeave(branch.Then))
        {
            PrintLeave(expressions.Within(mask, condition, holds: true));
            return;
        }

        condition = gang.Named(condition, "condition");
        PrintSide(branch.Then, condition, holds: true, mask);
        if (hasElse)
            PrintSide(branch.Else, condition, holds: false, mask);
    }

    /// <summary>Leaves the loop to source order if an iteration of the gang ends it; without a mask one does.</summary>
    private void PrintLeave(LaneValue? on)
    {
        if (on is not null)
            gang.Writer.Line($"if ({expressions.Any(on)})");
        gang.Writer.Indented(LaneRange.Of(gang).PrintReturn);
    }

    /// <summary>One side of a varying branch: under its mask, skipped if that is empty and the side costs more than the test.</summary>
    private void PrintSide(Block side, LaneValue condition, bool holds, LaneMask mask)
    {
        LaneValue on = gang.Named(expressions.Within(mask, condition, holds), holds ? "on" : "off");
        string head = MaskText.IsCheap(side) ? string.Empty : $"if ({expressions.Any(on)})";
        if (MaskText.IsLarge(side))
        {
            // Both forms start from the same knowledge of what has a value.
            Variable[] without = [.. withoutValue];
            Scope($"if ({expressions.Every(on)})", side, LaneMask.All);
            withoutValue.UnionWith(without);
            head = "else " + head;
        }

        Scope(head, side, new LaneMask(on, mask.Tail));
    }

    private void Scope(string head, Block block, LaneMask mask) => Scope(head, () => Print(block, mask));

    private void Scope(string head, Action print)
    {
        gang.Writer.Braces(head, () =>
        {
            memory.Enter();
            print();
            memory.Leave();
        });
    }

    /// <summary>Whether a lane that is off still wants the value that a statement overwrites.</summary>
    private bool NeedsBlend(Stmt statement, Variable variable) => !withoutValue.Contains(variable) && wanted.IsWantedByOthers(statement, variable);

    private LaneValue LaneValueOf(Variable variable) => variable.Type == ScalarType.Boolean
        ? LaneValue.Mask(gang.BooleanSize, gang.PartsOf(variable))
        : LaneValue.Vectors(variable.Type, gang.PartsOf(variable));

    private static LaneValue LaneValueLike(LaneValue value, IReadOnlyList<string> parts) => value with { Parts = parts };

    private void SetParts(IReadOnlyList<string> names, IReadOnlyList<string> values)
    {
        for (int p = 0; p < names.Count; p++)
            gang.Writer.Line($"{names[p]} = {values[p]};");
    }
}
