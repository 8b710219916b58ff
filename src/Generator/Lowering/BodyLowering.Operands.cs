using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <content>
/// The order in which operands are evaluated. Expressions of the IR are pure; what an operand has to do besides giving its value (the
/// statements of a helper) runs before the statement that contains it, and where a condition decides about it, in a branch.
/// </content>
internal sealed partial class BodyLowering
{
    /// <summary>Lowers operands in order; null when one of them was refused.</summary>
    private List<Value>? LowerInOrder(IReadOnlyList<IOperation> operands)
    {
        List<Value?> values = [];
        foreach (IOperation operand in operands)
        {
            int mark = before?.Count ?? 0;
            Value? value = LowerValue(operand);
            if (before is not null && before.Count > mark)
            {
                for (int k = 0; k < values.Count; k++)
                    values[k] = values[k] is { } earlier ? Settled(earlier, before, ref mark, operands[k].Syntax) : null;
            }

            values.Add(value);
        }

        return values.Any(v => v is null) ? null : values.Select(v => v!).ToList();
    }

    private Value Settled(Value value, ImmutableArray<Stmt>.Builder statements, ref int mark, SyntaxNode syntax)
    {
        var parts = ImmutableArray.CreateBuilder<Expr>();
        foreach (Expr part in value.Parts)
        {
            Expr settled = Settled(part, statements, mark, syntax);
            mark += ReferenceEquals(settled, part) ? 0 : 1;
            parts.Add(settled);
        }

        return value with { Parts = parts.ToImmutable() };
    }

    /// <summary>
    /// An operand that C# evaluates before the statements from <paramref name="mark"/> on, which an operand after it brought in. It is
    /// given a variable ahead of them if they change what it reads, or if both can fault in different ways.
    /// </summary>
    private Expr Settled(Expr value, ImmutableArray<Stmt>.Builder statements, int mark, SyntaxNode syntax)
    {
        List<Stmt> later = Block.Of(statements.Skip(mark).ToArray()).All().ToList();
        HashSet<Variable> assigned = [.. later.OfType<Assign>().Select(a => a.Variable)];
        bool writes = later.Any(s => s is Store);
        bool changes = value.All().Any(e => e switch
        {
            VariableRef { Variable: var variable } => assigned.Contains(variable),
            Load => writes,
            _ => false,
        });
        // Reads from memory throw the same exception: their order shows only against what throws another.
        bool readsLater = later.SelectMany(statement => statement.Expressions()).SelectMany(e => e.All()).Any(e => e is Load) || writes;
        bool throwsLater = later.SelectMany(statement => statement.Expressions()).SelectMany(e => e.All()).Any(e => Faults.When(e) is not null);
        bool reads = value.All().Any(e => e is Load);
        bool throws = value.All().Any(e => Faults.When(e) is not null);
        bool faults = (throwsLater && (reads || throws)) || (readsLater && throws);
        if (!changes && !faults)
            return value;
        Variable variable = Symbols.Temporary(value.Type);
        statements.Insert(mark, new Let(context.NextId(syntax), variable, value));
        return new VariableRef(variable);
    }

    /// <summary>Lowers an operand that is not always evaluated.</summary>
    private Operand? Conditionally(IOperation operation)
    {
        ImmutableArray<Stmt>.Builder? outer = before;
        before = ImmutableArray.CreateBuilder<Stmt>();
        conditionDepth++;
        Value? value = LowerValue(operation);
        conditionDepth--;
        var statements = new Block(before.ToEquatable());
        before = outer;
        return value is null ? null : new Operand(statements, value);
    }

    /// <summary>
    /// The value of one of two operands. Where both are mere expressions that is a selection; otherwise a branch gives a variable its
    /// value, and runs before the statement.
    /// </summary>
    private Value Choose(Expr condition, Operand whenTrue, Operand whenFalse, SyntaxNode syntax)
    {
        Layout layout = whenTrue.Value.Layout;
        if (whenTrue.IsExpression && whenFalse.IsExpression)
        {
            Expr once = layout.Parts.Length > 1 ? Once(condition, syntax) : condition;
            return new Value(layout, layout.Parts.Select((_, k) => (Expr)new Select(once, whenTrue.Value.Parts[k], whenFalse.Value.Parts[k])).ToImmutableArray());
        }

        Place result = Temporary(layout, syntax, before!);
        before!.Add(new If(context.NextId(syntax), condition, Giving(result, whenTrue, syntax), Giving(result, whenFalse, syntax)));
        return Read(result, syntax);
    }

    /// <summary><c>first &amp;&amp; second</c> or <c>first || second</c>.</summary>
    private Expr Both(bool isAnd, Expr first, Operand second, SyntaxNode syntax)
    {
        if (second.IsExpression)
            return new ShortCircuit(isAnd, first, second.Value.Number);
        var decided = new Operand(Block.Empty, Number(Constant.Bool(!isAnd)));
        return (isAnd ? Choose(first, second, decided, syntax) : Choose(first, decided, second, syntax)).Number;
    }

    private Block Giving(Place place, Operand operand, SyntaxNode syntax)
    {
        ImmutableArray<Stmt>.Builder statements = ImmutableArray.CreateBuilder<Stmt>();
        statements.AddRange(operand.Statements.Statements);
        Emit(place, operand.Value, syntax, statements);
        return new Block(statements.ToEquatable());
    }

    /// <summary>Declares variables that stand for no symbol, without a value yet.</summary>
    private Place Temporary(Layout layout, SyntaxNode syntax, ImmutableArray<Stmt>.Builder target)
    {
        Place place = Place.Of(layout, layout.Parts.Select(type => Symbols.Temporary(type)));
        DeclareSlots(place, syntax, target);
        return place;
    }
}
